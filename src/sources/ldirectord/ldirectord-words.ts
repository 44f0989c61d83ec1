const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The settings of ldirectord 4.12 outside a virtual. */
export const globalWords = set(`checktimeout negotiatetimeout checkinterval checkcount failurecount autoreload callback
  fallback fallback6 fallbackcommand logfile execute supervised fork quiescent readdquiescent emailalert emailalertfreq
  emailalertfrom emailalertstatus smtp cleanstop maintenancedir`);

/** The settings within a virtual. */
export const virtualWords = set(`real real6 request receive checktype checkcommand checkport monitorfile login passwd
  database secret load scheduler persistent netmask protocol service httpmethod virtualhost fallback fallback6
  fallbackcommand quiescent emailalert emailalertfreq emailalertstatus cleanstop smtp checktimeout negotiatetimeout checkinterval checkcount failurecount schedflags ops servicename comment`);

/** Settings of both kinds that are yes or no, and nothing else. */
export const yesOrNo = set('quiescent readdquiescent cleanstop supervised fork autoreload ops');
