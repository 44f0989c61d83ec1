import addressFamilyMismatch from './rules/address-family-mismatch.ts';
import ambiguousIpv4 from './rules/ambiguous-ipv4.ts';
import badNetmask from './rules/bad-netmask.ts';
import badSchedFlag from './rules/bad-sched-flag.ts';
import bracketedIpv4Port from './rules/bracketed-ipv4-port.ts';
import bracketedIpv6NeedsPort from './rules/bracketed-ipv6-needs-port.ts';
import commandNotFirst from './rules/command-not-first.ts';
import commentForm from './rules/comment-form.ts';
import daemonRefused from './rules/daemon-refused.ts';
import dash6Misuse from './rules/dash6-misuse.ts';
import drPortIgnored from './rules/dr-port-ignored.ts';
import duplicateOption from './rules/duplicate-option.ts';
import duplicateRealServer from './rules/duplicate-real-server.ts';
import duplicateService from './rules/duplicate-service.ts';
import editDropsSettings from './rules/edit-drops-settings.ts';
import encoding from './rules/encoding.ts';
import flagWithValue from './rules/flag-with-value.ts';
import fwmarkDrPort from './rules/fwmark-dr-port.ts';
import implicitForwarding from './rules/implicit-forwarding.ts';
import implicitPersistenceTimeout from './rules/implicit-persistence-timeout.ts';
import implicitPortZero from './rules/implicit-port-zero.ts';
import implicitScheduler from './rules/implicit-scheduler.ts';
import implicitWeight from './rules/implicit-weight.ts';
import invalidAddress from './rules/invalid-address.ts';
import invalidDaemonValue from './rules/invalid-daemon-value.ts';
import invalidFwmark from './rules/invalid-fwmark.ts';
import invalidPort from './rules/invalid-port.ts';
import invalidThreshold from './rules/invalid-threshold.ts';
import invalidTimeout from './rules/invalid-timeout.ts';
import invalidWeight from './rules/invalid-weight.ts';
import ipv4PrefixAsNetmask from './rules/ipv4-prefix-as-netmask.ts';
import largeFwmark from './rules/large-fwmark.ts';
import lastLineLost from './rules/last-line-lost.ts';
import longToken from './rules/long-token.ts';
import manLimitExceeded from './rules/man-limit-exceeded.ts';
import missingArgument from './rules/missing-argument.ts';
import missingCommand from './rules/missing-command.ts';
import missingRequiredOption from './rules/missing-required-option.ts';
import mixedFamilyWithSyncDaemon from './rules/mixed-family-with-sync-daemon.ts';
import negativeFwmarkFromSave from './rules/negative-fwmark-from-save.ts';
import netmaskBeforeAddressV6 from './rules/netmask-before-address-v6.ts';
import netmaskTail from './rules/netmask-tail.ts';
import netmaskWithoutPersistence from './rules/netmask-without-persistence.ts';
import nonRuleCommand from './rules/non-rule-command.ts';
import noncontiguousNetmask from './rules/noncontiguous-netmask.ts';
import nulByte from './rules/nul-byte.ts';
import opsNotUdp from './rules/ops-not-udp.ts';
import opsOnFwmark from './rules/ops-on-fwmark.ts';
import optionNotAllowed from './rules/option-not-allowed.ts';
import peSipNotUdp from './rules/pe-sip-not-udp.ts';
import peWithoutPersistence from './rules/pe-without-persistence.ts';
import portZeroNeedsPersistence from './rules/port-zero-needs-persistence.ts';
import rawSchedFlag from './rules/raw-sched-flag.ts';
import realServerNotUnicast from './rules/real-server-not-unicast.ts';
import refusedOtherwise from './rules/refused-otherwise.ts';
import restoreOrderDiffers from './rules/restore-order-differs.ts';
import schedFlagMismatch from './rules/sched-flag-mismatch.ts';
import schedFlagSaveBreaks from './rules/sched-flag-save-breaks.ts';
import schedulerNone from './rules/scheduler-none.ts';
import schedulerNotAvailable from './rules/scheduler-not-available.ts';
import serverBeforeServiceOption from './rules/server-before-service-option.ts';
import serverWithoutService from './rules/server-without-service.ts';
import streamEndsEarly from './rules/stream-ends-early.ts';
import thresholdsInverted from './rules/thresholds-inverted.ts';
import thresholdsLostInSave from './rules/thresholds-lost-in-save.ts';
import tooManyServersForMh from './rules/too-many-servers-for-mh.ts';
import tunnelOptionsConflict from './rules/tunnel-options-conflict.ts';
import tunnelOptionsWithoutIpip from './rules/tunnel-options-without-ipip.ts';
import unbracketedIpv6WithPort from './rules/unbracketed-ipv6-with-port.ts';
import unexpectedArgument from './rules/unexpected-argument.ts';
import unknownOption from './rules/unknown-option.ts';
import unknownPersistenceEngine from './rules/unknown-persistence-engine.ts';
import unknownScheduler from './rules/unknown-scheduler.ts';
import unknownServer from './rules/unknown-server.ts';
import unknownService from './rules/unknown-service.ts';
import unparsableSaveOutput from './rules/unparsable-save-output.ts';
import weightIgnored from './rules/weight-ignored.ts';
import zeroNetmask from './rules/zero-netmask.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  unknownOption,
  commandNotFirst,
  missingCommand,
  duplicateOption,
  missingRequiredOption,
  optionNotAllowed,
  unexpectedArgument,
  commentForm,
  encoding,
  invalidAddress,
  bracketedIpv6NeedsPort,
  unbracketedIpv6WithPort,
  ambiguousIpv4,
  invalidPort,
  invalidFwmark,
  invalidWeight,
  invalidTimeout,
  badNetmask,
  badSchedFlag,
  nonRuleCommand,
  unparsableSaveOutput,
  missingArgument,
  flagWithValue,
  streamEndsEarly,
  nulByte,
  longToken,
  invalidThreshold,
  invalidDaemonValue,
  refusedOtherwise,
  duplicateService,
  duplicateRealServer,
  serverWithoutService,
  unknownScheduler,
  schedulerNotAvailable,
  schedFlagMismatch,
  opsNotUdp,
  portZeroNeedsPersistence,
  thresholdsInverted,
  addressFamilyMismatch,
  realServerNotUnicast,
  dash6Misuse,
  tunnelOptionsWithoutIpip,
  tunnelOptionsConflict,
  unknownPersistenceEngine,
  mixedFamilyWithSyncDaemon,
  tooManyServersForMh,
  negativeFwmarkFromSave,
  unknownService,
  unknownServer,
  daemonRefused,
  drPortIgnored,
  fwmarkDrPort,
  serverBeforeServiceOption,
  thresholdsLostInSave,
  netmaskWithoutPersistence,
  netmaskBeforeAddressV6,
  ipv4PrefixAsNetmask,
  noncontiguousNetmask,
  zeroNetmask,
  implicitScheduler,
  implicitPersistenceTimeout,
  implicitForwarding,
  implicitWeight,
  implicitPortZero,
  peWithoutPersistence,
  peSipNotUdp,
  rawSchedFlag,
  schedFlagSaveBreaks,
  largeFwmark,
  editDropsSettings,
  schedulerNone,
  opsOnFwmark,
  restoreOrderDiffers,
  weightIgnored,
  manLimitExceeded,
  bracketedIpv4Port,
  lastLineLost,
  netmaskTail,
];

/** The rule of an id or a name. */
export function ruleNamed(text: string): Rule | undefined {
  return rules.find(({ id, name }) => id === text.toUpperCase() || name === text);
}
