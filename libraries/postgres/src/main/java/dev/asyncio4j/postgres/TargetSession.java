package dev.asyncio4j.postgres;

/** The kind of server that a connection is wanted to. */
public enum TargetSession {
  /** Any. */
  ANY,
  /** One that is not in recovery. */
  PRIMARY,
  /** One that is in recovery. */
  STANDBY,
  /** One on which sessions may write. */
  READ_WRITE,
  /** One on which sessions may not write. */
  READ_ONLY,
  /** A standby; if there is none, any. */
  PREFER_STANDBY
}
