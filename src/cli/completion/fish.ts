/** The completion script for fish. */
export const fishCompletion = `function __lvsrules_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] $current 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path (string replace -r '^--[^=]*=' '' -- $current)
        else
            echo $line
        end
    end
end
complete -c lvsrules -f -a '(__lvsrules_complete)'
`;
