import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { saveText } from '../../../src/ipvsadm/save-text.ts';
import { fact, lvsrules, output, ran } from '../fact.ts';
import { HealthChecker, saved } from '../health-checks/health-checker.ts';
import { assertNoDrift, ownerIsNamed, plantedDriftIsFound, strayService } from '../health-checks/planted-drift.ts';
import { everyAddressIsHere, RealServers } from '../health-checks/real-servers.ts';

const file = '/etc/keepalived.conf';
const spec = `keepalived:${file}`;
const configuration = `$POOL=10.2.0
virtual_server_group pages {
    10.1.0.20-22 443
    10.1.0.30 8443
}

virtual_server 10.1.0.1 80 {
    protocol TCP
    delay_loop 1
    lb_algo wrr
    lb_kind NAT
    sorry_server \${POOL}.9 8080
    real_server \${POOL}.1 8080 {
        weight 2
        TCP_CHECK {
            connect_timeout 1
        }
    }
    real_server \${POOL}.2 8080 {
        inhibit_on_failure
        TCP_CHECK {
            connect_timeout 1
        }
    }
}

virtual_server fwmark 7 {
    lb_kind DR
    real_server \${POOL}.3 80 {
        weight 3
    }
    real_server \${POOL}.4 80 {
    }
}

virtual_server group pages {
    protocol TCP
    lb_algo mh
    mh-port
    lb_kind TUN type gue port 6080
    persistence_timeout 300
    real_server \${POOL}.5 443 {
    }
}

virtual_server 10.1.0.1 53 {
    lb_algo rr
    lb_kind NAT
    ops
    real_server \${POOL}.6 {
        uthreshold 100
        lthreshold 50
    }
}
`;

function keepalived(path: string): HealthChecker {
  return new HealthChecker('/usr/sbin/keepalived', [
    ...['--dont-fork', '--log-console', '--no-syslog', '--check', '--use-file', path],
    ...['--pid', '/run/keepalived.pid', '--checkers_pid', '/run/checkers.pid'],
  ]);
}

/** What lvsrules makes of a file, as ipvsadm would save it. */
function converted(path: string): string {
  return saveText(predict(lvsrules(['convert', path]).stdout).table);
}

everyAddressIsHere();
writeFileSync(file, configuration);
const servers = new RealServers();
await servers.start(['10.2.0.1', 8080], ['10.2.0.2', 8080]);
const owner = keepalived(file);
const whole = converted(file);

await fact('keepalived makes the table that its configuration is read as', async () => {
  assert.equal(await owner.settled((rules) => rules === whole), whole);
  assert.equal(assertNoDrift(spec), '');
});

await plantedDriftIsFound(spec, [
  {
    title: 'a changed scheduler',
    hand: '-E -t 10.1.0.1:80 -s wlc',
    back: '-E -t 10.1.0.1:80 -s wrr',
    shown: 'scheduler wrr -> wlc',
  },
  {
    title: 'a changed weight',
    hand: '-e -t 10.1.0.1:80 -r 10.2.0.1:8080 -m -w 5',
    back: '-e -t 10.1.0.1:80 -r 10.2.0.1:8080 -m -w 2',
    shown: 'weight 2 -> 5',
  },
  {
    title: 'a server that the file does not name',
    hand: '-a -t 10.1.0.1:80 -r 10.2.0.77:8080 -m',
    back: '-d -t 10.1.0.1:80 -r 10.2.0.77:8080',
    shown: '10.2.0.77:8080',
  },
  {
    title: 'a server without a checker that was deleted',
    hand: '-d -f 7 -r 10.2.0.4',
    back: '-a -f 7 -r 10.2.0.4 -g -w 1',
    shown: '10.2.0.4',
  },
  {
    title: 'a server without inhibit_on_failure at weight 0',
    hand: '-e -f 7 -r 10.2.0.3 -g -w 0',
    back: '-e -f 7 -r 10.2.0.3 -g -w 3',
    shown: 'weight 3 -> 0',
  },
  strayService,
]);

await ownerIsNamed('keepalived', file);

await fact('a failed check is state: a server at weight 0, then the sorry server', async () => {
  await servers.stop('10.2.0.2', 8080);
  await owner.settled((rules) => rules.includes('10.2.0.2:8080 -m -w 0'));
  assert.match(assertNoDrift(spec), /10\.2\.0\.2:8080 has weight 0/);
  const planned = lvsrules(['plan', file, '--director', 'netlink', '--exit-code']);
  assert.equal(planned.exit, 0, planned.stdout);
  await servers.stop('10.2.0.1', 8080);
  await owner.settled((rules) => rules.includes('10.2.0.9:8080'));
  const said = assertNoDrift(spec);
  assert.match(said, /10\.2\.0\.1:8080 is not in the table/);
  assert.match(said, /10\.2\.0\.9:8080 is the sorry server/);
  await servers.start(['10.2.0.1', 8080], ['10.2.0.2', 8080]);
  assert.equal(await owner.settled((rules) => rules === whole), whole);
});

await fact('what lvsrules applies is what keepalived made', async () => {
  await owner.stop();
  assert.equal(saved(), '');
  const applied = lvsrules(['apply', file, '--director', 'netlink', '--yes']);
  assert.equal(applied.exit, 0, applied.stderr);
  assert.equal(saved(), whole);
});

for (const address of ['10.2.0.1', '10.2.0.2']) await servers.stop(address, 8080);
const examples = readdirSync('/job/examples')
  .filter((name) => name.endsWith('.rules') && name !== 'broken.rules')
  .map((name) => ({ name, prediction: predict(readFileSync(`/job/examples/${name}`)) }));
const ports = examples.flatMap(({ prediction }) =>
  prediction.table.services.flatMap((service) => service.servers.map(({ port }) => port)),
);
for (const port of new Set(ports.filter((each) => each !== 0))) await servers.start(['::', port]);

for (const { name, prediction } of examples) {
  await fact(`${name}, converted to keepalived: keepalived makes the same table`, async () => {
    output('/usr/sbin/ipvsadm', '-C');
    const { exit, stdout, stderr } = lvsrules(['convert', '--to', 'keepalived', `/job/examples/${name}`]);
    assert.equal(exit, 0, stderr);
    writeFileSync(file, stdout);
    const wanted = saveText(prediction.table);
    const checker = keepalived(file);
    try {
      assert.equal(await checker.settled((rules) => rules === wanted), wanted);
    } finally {
      await checker.stop();
    }
  });

  await fact(`${name}, converted to a script: the shell makes the same table`, () => {
    output('/usr/sbin/ipvsadm', '-C');
    const script = lvsrules(['convert', '--to', 'shell', `/job/examples/${name}`]).stdout;
    const { exit, stderr } = ran('sh', ['-e'], script);
    assert.equal(exit, 0, stderr);
    assert.equal(saved(), saveText(prediction.table));
  });
}

await servers.stopAll();
