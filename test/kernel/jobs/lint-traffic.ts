import { saveFacts } from '../lint-claims/saves.ts';
import { trafficFacts } from '../lint-claims/traffic.ts';

await saveFacts();
await trafficFacts();
