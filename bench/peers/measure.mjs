// Measures one Node client in the scenarios it shares with bench/Glide.Generated.Bench, with the same rules: every caller awaits before
// its next call, values are checked, and the number of commands is checked against the server's own count.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [name, port, cache, output, quickText] = process.argv.slice(2);
const quick = quickText === 'true';
const require = createRequire(join(cache, 'package.json'));
const rounds = quick ? 1 : 3;
const settleMillis = quick ? 300 : 1000;
const windowMillis = quick ? 500 : 1000;

async function connect() {
  if (name === 'iovalkey') {
    const Valkey = require('iovalkey');
    const client = new (Valkey.default ?? Valkey)({ host: '127.0.0.1', port: Number(port), enableAutoPipelining: true });
    return {
      get: (key) => client.get(key),
      set: (key, value) => client.set(key, value),
      info: () => client.info('commandstats'),
      close: () => client.disconnect(),
    };
  }

  const { GlideClient } = require('@valkey/valkey-glide');
  const client = await GlideClient.createClient({
    addresses: [{ host: '127.0.0.1', port: Number(port) }],
    requestTimeout: 10000,
    inflightRequestsLimit: 4096,
  });
  return {
    get: (key) => client.get(key),
    set: (key, value) => client.set(key, value),
    info: () => client.customCommand(['INFO', 'commandstats']),
    close: () => client.close(),
  };
}

async function countAtServer(client, command) {
  const match = String(await client.info()).match(new RegExp(`cmdstat_${command.toLowerCase()}:calls=(\\d+)`));
  return match ? Number(match[1]) : 0;
}

const keyOf = (index) => `key:${String(index).padStart(12, '0')}`;
const valueOf = (index, length) => index.toString(16).padStart(16, '0').repeat(Math.ceil(length / 16)).slice(0, length);
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function run(client, { command, callers, valueBytes }) {
  for (let i = 0; i < callers; i++) {
    await client.set(keyOf(i), valueOf(i, valueBytes));
  }

  const before = await countAtServer(client, command);
  const latencies = new Float64Array(8_000_000);
  let recorded = 0;
  let calls = 0;
  let measuring = false;
  let stopped = false;

  async function caller(index) {
    const key = keyOf(index);
    const value = valueOf(index, valueBytes);
    while (!stopped) {
      const began = process.hrtime.bigint();
      if (command === 'SET') {
        await client.set(key, value);
      } else if ((await client.get(key)) !== value) {
        throw new Error(`${name}: ${key} holds something else than was stored there.`);
      }

      calls++;
      if (measuring && recorded < latencies.length) {
        latencies[recorded++] = Number(process.hrtime.bigint() - began) / 1000;
      }
    }
  }

  const running = Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
  await Promise.race([sleep(settleMillis), running]);
  const callsBefore = calls;
  const processorBefore = process.cpuUsage();
  const began = process.hrtime.bigint();
  measuring = true;
  await Promise.race([sleep(windowMillis), running]);
  measuring = false;
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const processor = process.cpuUsage(processorBefore);
  const counted = calls - callsBefore;
  stopped = true;
  await running;

  const atServer = (await countAtServer(client, command)) - before;
  if (atServer !== calls) {
    throw new Error(`${name} says that it sent ${calls} ${command}, but the server counted ${atServer}.`);
  }

  const ordered = latencies.subarray(0, recorded).sort();
  const percentile = (share) => ordered[Math.min(recorded - 1, Math.floor(recorded * share))];
  return {
    opsPerSecond: counted / seconds,
    cpuMicrosPerOp: (processor.user + processor.system) / counted,
    p50Micros: percentile(0.5),
    p99Micros: percentile(0.99),
    p999Micros: percentile(0.999),
  };
}

function median(runs, figure) {
  const ordered = runs.map((one) => one[figure]).sort((a, b) => a - b);
  return Math.round(ordered[Math.floor(ordered.length / 2)] * 1000) / 1000;
}

const scenarios = [
  { command: 'GET', callers: 1, valueBytes: 16 },
  { command: 'GET', callers: 64, valueBytes: 16 },
  { command: 'GET', callers: 1024, valueBytes: 16 },
  { command: 'SET', callers: 64, valueBytes: 16 },
  ...(quick ? [] : [{ command: 'GET', callers: 256, valueBytes: 16 }, { command: 'GET', callers: 64, valueBytes: 16384 }]),
];

const client = await connect();
const rows = [];
for (const scenario of scenarios) {
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    runs.push(await run(client, scenario));
  }

  const row = {
    scenario: scenario.command,
    client: name,
    callers: scenario.callers,
    valueBytes: scenario.valueBytes,
    opsPerSecond: Math.round(median(runs, 'opsPerSecond')),
    cpuMicrosPerOp: median(runs, 'cpuMicrosPerOp'),
    bytesPerOp: null,
    p50Micros: median(runs, 'p50Micros'),
    p99Micros: median(runs, 'p99Micros'),
    p999Micros: median(runs, 'p999Micros'),
    commandLine: `bench/peers/measure.mjs ${name}: ${scenario.callers} callers, one client, each awaits before its next call`,
  };
  rows.push(row);
  console.log(`${name} ${row.scenario} ${row.valueBytes} B x ${row.callers}: ${row.opsPerSecond}/s, CPU ${row.cpuMicrosPerOp} µs, p50/p99 ${row.p50Micros}/${row.p99Micros} µs`);
}

client.close();
writeFileSync(output, `${JSON.stringify(rows, null, 2)}\n`);
