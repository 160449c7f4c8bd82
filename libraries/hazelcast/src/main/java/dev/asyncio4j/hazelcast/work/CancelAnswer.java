package dev.asyncio4j.hazelcast.work;

/** The answer of a member to a cancel. */
enum CancelAnswer {
  /** The work had not begun, and never will. */
  NEVER_RUNS,

  /** The work runs, or has ended: its own end is to come. */
  HAS_BEGUN,

  /** The member has no such work: it has ended, or the cancel has overtaken it on its way. */
  NOT_FOUND
}
