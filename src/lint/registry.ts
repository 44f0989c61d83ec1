import activeOnlySchedulerOnUdp from './rules/active-only-scheduler-on-udp.ts';
import addressCut from './rules/address-cut.ts';
import addressFamilyMismatch from './rules/address-family-mismatch.ts';
import addressTakenAsMark from './rules/address-taken-as-mark.ts';
import allWeightsZero from './rules/all-weights-zero.ts';
import ambiguousIpv4 from './rules/ambiguous-ipv4.ts';
import badNetmask from './rules/bad-netmask.ts';
import badSchedFlag from './rules/bad-sched-flag.ts';
import badValue from './rules/bad-value.ts';
import blankLineBetweenServices from './rules/blank-line-between-services.ts';
import bomOrEncoding from './rules/bom-or-encoding.ts';
import bracketedIpv4Port from './rules/bracketed-ipv4-port.ts';
import bracketedIpv6NeedsPort from './rules/bracketed-ipv6-needs-port.ts';
import canonicalIpv6 from './rules/canonical-ipv6.ts';
import canonicalOptionOrder from './rules/canonical-option-order.ts';
import checkKeepsServerOut from './rules/check-keeps-server-out.ts';
import commandNotFirst from './rules/command-not-first.ts';
import commentForm from './rules/comment-form.ts';
import commentRequired from './rules/comment-required.ts';
import daemonRefused from './rules/daemon-refused.ts';
import dash6Misuse from './rules/dash6-misuse.ts';
import defaultTaken from './rules/default-taken.ts';
import destHashOnSingleVip from './rules/dest-hash-on-single-vip.ts';
import dpvsDialect from './rules/dpvs-dialect.ts';
import drPortIgnored from './rules/dr-port-ignored.ts';
import drRipOffLink from './rules/dr-rip-off-link.ts';
import duplicateOption from './rules/duplicate-option.ts';
import duplicateRealServer from './rules/duplicate-real-server.ts';
import duplicateService from './rules/duplicate-service.ts';
import editDropsSettings from './rules/edit-drops-settings.ts';
import fileRefused from './rules/file-refused.ts';
import finalNewline from './rules/final-newline.ts';
import flagWithValue from './rules/flag-with-value.ts';
import flagsNotInTarget from './rules/flags-not-in-target.ts';
import flushClearsTable from './rules/flush-clears-table.ts';
import foEqualWeights from './rules/fo-equal-weights.ts';
import ftpService from './rules/ftp-service.ts';
import fwmarkDrPort from './rules/fwmark-dr-port.ts';
import granularityLostInGroup from './rules/granularity-lost-in-group.ts';
import groupMemberSkipped from './rules/group-member-skipped.ts';
import guePortConflict from './rules/gue-port-conflict.ts';
import hashQuiescedWithoutFallback from './rules/hash-quiesced-without-fallback.ts';
import hashWithoutFallback from './rules/hash-without-fallback.ts';
import hostCondition from './rules/host-condition.ts';
import hostName from './rules/host-name.ts';
import httpHttpsPersistenceSplit from './rules/http-https-persistence-split.ts';
import implicitForwarding from './rules/implicit-forwarding.ts';
import implicitPersistenceTimeout from './rules/implicit-persistence-timeout.ts';
import implicitPortZero from './rules/implicit-port-zero.ts';
import implicitScheduler from './rules/implicit-scheduler.ts';
import implicitWeight from './rules/implicit-weight.ts';
import includeMissing from './rules/include-missing.ts';
import includeWithoutFiles from './rules/include-without-files.ts';
import invalidAddress from './rules/invalid-address.ts';
import invalidDaemonValue from './rules/invalid-daemon-value.ts';
import invalidFwmark from './rules/invalid-fwmark.ts';
import invalidPort from './rules/invalid-port.ts';
import invalidThreshold from './rules/invalid-threshold.ts';
import invalidTimeout from './rules/invalid-timeout.ts';
import invalidWeight from './rules/invalid-weight.ts';
import ipv4PrefixAsNetmask from './rules/ipv4-prefix-as-netmask.ts';
import joinedForms from './rules/joined-forms.ts';
import kernelRefuses from './rules/kernel-refuses.ts';
import largeFwmark from './rules/large-fwmark.ts';
import lastLineLost from './rules/last-line-lost.ts';
import leadingZerosInPort from './rules/leading-zeros-in-port.ts';
import listingAssumed from './rules/listing-assumed.ts';
import listingIncomplete from './rules/listing-incomplete.ts';
import longToken from './rules/long-token.ts';
import loopbackRip from './rules/loopback-rip.ts';
import loopbackVip from './rules/loopback-vip.ts';
import manLimitExceeded from './rules/man-limit-exceeded.ts';
import mhWeightResolution from './rules/mh-weight-resolution.ts';
import missingArgument from './rules/missing-argument.ts';
import missingCommand from './rules/missing-command.ts';
import missingRequiredOption from './rules/missing-required-option.ts';
import missingValue from './rules/missing-value.ts';
import mixedFamilyNotInTarget from './rules/mixed-family-not-in-target.ts';
import mixedFamilyTunnel from './rules/mixed-family-tunnel.ts';
import mixedFamilyWithSyncDaemon from './rules/mixed-family-with-sync-daemon.ts';
import mixedForwardingMethods from './rules/mixed-forwarding-methods.ts';
import natSameSubnetAsVip from './rules/nat-same-subnet-as-vip.ts';
import natServerPortZero from './rules/nat-server-port-zero.ts';
import negativeFwmarkFromSave from './rules/negative-fwmark-from-save.ts';
import netmaskBeforeAddressV6 from './rules/netmask-before-address-v6.ts';
import netmaskTail from './rules/netmask-tail.ts';
import netmaskWithoutPersistence from './rules/netmask-without-persistence.ts';
import nftablesSetsMarks from './rules/nftables-sets-marks.ts';
import noProgramPrefix from './rules/no-program-prefix.ts';
import nonRuleCommand from './rules/non-rule-command.ts';
import noncontiguousNetmask from './rules/noncontiguous-netmask.ts';
import nulByte from './rules/nul-byte.ts';
import numericOnly from './rules/numeric-only.ts';
import opsNotUdp from './rules/ops-not-udp.ts';
import opsOnFwmark from './rules/ops-on-fwmark.ts';
import opsWithLeastConnection from './rules/ops-with-least-connection.ts';
import opsWithMasquerading from './rules/ops-with-masquerading.ts';
import opsWithPersistence from './rules/ops-with-persistence.ts';
import optionNotAllowedForCommand from './rules/option-not-allowed-for-command.ts';
import optionNotInTarget from './rules/option-not-in-target.ts';
import otherDialect from './rules/other-dialect.ts';
import otherNamespace from './rules/other-namespace.ts';
import overlappingPort0 from './rules/overlapping-port0.ts';
import ovfWeightAsCapacity from './rules/ovf-weight-as-capacity.ts';
import peSipNotUdp from './rules/pe-sip-not-udp.ts';
import peWithoutPersistence from './rules/pe-without-persistence.ts';
import persistenceAdded from './rules/persistence-added.ts';
import persistenceNetmaskWide from './rules/persistence-netmask-wide.ts';
import persistenceOutOfRange from './rules/persistence-out-of-range.ts';
import persistenceTemplateVsQuiesce from './rules/persistence-template-vs-quiesce.ts';
import persistenceTooLong from './rules/persistence-too-long.ts';
import persistenceWithHash from './rules/persistence-with-hash.ts';
import policyFamily from './rules/policy-family.ts';
import policyMethod from './rules/policy-method.ts';
import policyNetwork from './rules/policy-network.ts';
import policyPersistence from './rules/policy-persistence.ts';
import policyProtected from './rules/policy-protected.ts';
import policyScheduler from './rules/policy-scheduler.ts';
import policyServers from './rules/policy-servers.ts';
import policyShare from './rules/policy-share.ts';
import portName from './rules/port-name.ts';
import portRewritten from './rules/port-rewritten.ts';
import portZeroNeedsPersistence from './rules/port-zero-needs-persistence.ts';
import publicRipWithNat from './rules/public-rip-with-nat.ts';
import quorumTooHigh from './rules/quorum-too-high.ts';
import rawSchedFlag from './rules/raw-sched-flag.ts';
import realServerNotUnicast from './rules/real-server-not-unicast.ts';
import realServerSharedDifferentWeights from './rules/real-server-shared-different-weights.ts';
import realServerSkipped from './rules/real-server-skipped.ts';
import realServerWithoutChecker from './rules/real-server-without-checker.ts';
import redundantDefault from './rules/redundant-default.ts';
import refusedOtherwise from './rules/refused-otherwise.ts';
import restoreOrderDiffers from './rules/restore-order-differs.ts';
import ripIsAnotherVip from './rules/rip-is-another-vip.ts';
import ripOutsideDirectorNetworks from './rules/rip-outside-director-networks.ts';
import saveShapeOfTarget from './rules/save-shape-of-target.ts';
import schedFlagMismatch from './rules/sched-flag-mismatch.ts';
import schedFlagSaveBreaks from './rules/sched-flag-save-breaks.ts';
import schedulerNone from './rules/scheduler-none.ts';
import schedulerNotAvailable from './rules/scheduler-not-available.ts';
import schedulerNotInTarget from './rules/scheduler-not-in-target.ts';
import scriptAssumed from './rules/script-assumed.ts';
import scriptUncertain from './rules/script-uncertain.ts';
import serverBeforeServiceOption from './rules/server-before-service-option.ts';
import serverWithoutService from './rules/server-without-service.ts';
import serversAfterService from './rules/servers-after-service.ts';
import serviceDisabledPoolMajorityZero from './rules/service-disabled-pool-majority-zero.ts';
import serviceOrder from './rules/service-order.ts';
import serviceWithoutServers from './rules/service-without-servers.ts';
import settingWithoutEffect from './rules/setting-without-effect.ts';
import shManyServers from './rules/sh-many-servers.ts';
import shWeightsOverflow from './rules/sh-weights-overflow.ts';
import shortOptions from './rules/short-options.ts';
import singleRealServer from './rules/single-real-server.ts';
import singleSpaces from './rules/single-spaces.ts';
import sorryServerIsRealServer from './rules/sorry-server-is-real-server.ts';
import streamEndsEarly from './rules/stream-ends-early.ts';
import suppressionWithoutReason from './rules/suppression-without-reason.ts';
import syncDaemonFollowsVrrp from './rules/sync-daemon-follows-vrrp.ts';
import tcpUdpPairSplit from './rules/tcp-udp-pair-split.ts';
import thresholdLowerTooClose from './rules/threshold-lower-too-close.ts';
import thresholdOnHashWithoutFallback from './rules/threshold-on-hash-without-fallback.ts';
import thresholdSumTooSmall from './rules/threshold-sum-too-small.ts';
import thresholdsInverted from './rules/thresholds-inverted.ts';
import thresholdsLostInSave from './rules/thresholds-lost-in-save.ts';
import tooManyServersForMh from './rules/too-many-servers-for-mh.ts';
import tunnelOptionsConflict from './rules/tunnel-options-conflict.ts';
import tunnelOptionsWithoutIpip from './rules/tunnel-options-without-ipip.ts';
import unbalancedBraces from './rules/unbalanced-braces.ts';
import typographicCharacters from './rules/typographic-characters.ts';
import unbracketedIpv6WithPort from './rules/unbracketed-ipv6-with-port.ts';
import unexpectedArgument from './rules/unexpected-argument.ts';
import unknownKeyword from './rules/unknown-keyword.ts';
import unknownLbAlgo from './rules/unknown-lb-algo.ts';
import unknownOption from './rules/unknown-option.ts';
import unknownPersistenceEngine from './rules/unknown-persistence-engine.ts';
import unknownScheduler from './rules/unknown-scheduler.ts';
import unknownServer from './rules/unknown-server.ts';
import unknownService from './rules/unknown-service.ts';
import unparsableSaveOutput from './rules/unparsable-save-output.ts';
import unusedSuppression from './rules/unused-suppression.ts';
import uselessVip from './rules/useless-vip.ts';
import vipEqualsRip from './rules/vip-equals-rip.ts';
import virtualServerSkipped from './rules/virtual-server-skipped.ts';
import weightIgnored from './rules/weight-ignored.ts';
import weightLimitByBuild from './rules/weight-limit-by-build.ts';
import weightScaleDiffers from './rules/weight-scale-differs.ts';
import wrrCoarseWeights from './rules/wrr-coarse-weights.ts';
import zeroNetmask from './rules/zero-netmask.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  unknownOption,
  commandNotFirst,
  missingCommand,
  duplicateOption,
  missingRequiredOption,
  optionNotAllowedForCommand,
  unexpectedArgument,
  commentForm,
  bomOrEncoding,
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
  typographicCharacters,
  dpvsDialect,
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
  serviceWithoutServers,
  allWeightsZero,
  singleRealServer,
  mixedForwardingMethods,
  hashQuiescedWithoutFallback,
  shWeightsOverflow,
  shManyServers,
  mhWeightResolution,
  destHashOnSingleVip,
  activeOnlySchedulerOnUdp,
  opsWithLeastConnection,
  foEqualWeights,
  ovfWeightAsCapacity,
  wrrCoarseWeights,
  weightScaleDiffers,
  thresholdOnHashWithoutFallback,
  thresholdLowerTooClose,
  thresholdSumTooSmall,
  persistenceTooLong,
  persistenceWithHash,
  persistenceTemplateVsQuiesce,
  tcpUdpPairSplit,
  httpHttpsPersistenceSplit,
  overlappingPort0,
  ftpService,
  vipEqualsRip,
  ripIsAnotherVip,
  loopbackRip,
  uselessVip,
  loopbackVip,
  ripOutsideDirectorNetworks,
  drRipOffLink,
  natSameSubnetAsVip,
  mixedFamilyTunnel,
  hostName,
  portName,
  publicRipWithNat,
  realServerSharedDifferentWeights,
  persistenceNetmaskWide,
  serviceDisabledPoolMajorityZero,
  natServerPortZero,
  guePortConflict,
  opsWithMasquerading,
  opsWithPersistence,
  hashWithoutFallback,
  canonicalOptionOrder,
  shortOptions,
  singleSpaces,
  serversAfterService,
  serviceOrder,
  canonicalIpv6,
  noProgramPrefix,
  redundantDefault,
  blankLineBetweenServices,
  commentRequired,
  finalNewline,
  numericOnly,
  unusedSuppression,
  suppressionWithoutReason,
  joinedForms,
  leadingZerosInPort,
  schedulerNotInTarget,
  optionNotInTarget,
  weightLimitByBuild,
  saveShapeOfTarget,
  mixedFamilyNotInTarget,
  flagsNotInTarget,
  policyServers,
  policyShare,
  policyScheduler,
  policyMethod,
  policyProtected,
  policyNetwork,
  policyPersistence,
  policyFamily,
  unknownKeyword,
  badValue,
  unknownLbAlgo,
  persistenceOutOfRange,
  missingValue,
  unbalancedBraces,
  includeMissing,
  hostCondition,
  virtualServerSkipped,
  realServerSkipped,
  groupMemberSkipped,
  addressCut,
  defaultTaken,
  persistenceAdded,
  settingWithoutEffect,
  granularityLostInGroup,
  portRewritten,
  quorumTooHigh,
  sorryServerIsRealServer,
  realServerWithoutChecker,
  flushClearsTable,
  syncDaemonFollowsVrrp,
  nftablesSetsMarks,
  kernelRefuses,
  fileRefused,
  checkKeepsServerOut,
  addressTakenAsMark,
  scriptUncertain,
  scriptAssumed,
  listingIncomplete,
  listingAssumed,
  otherDialect,
  includeWithoutFiles,
  otherNamespace,
];

/** The rule of an id or a name. */
export function ruleNamed(text: string): Rule | undefined {
  return rules.find(({ id, name }) => id === text.toUpperCase() || name === text);
}
