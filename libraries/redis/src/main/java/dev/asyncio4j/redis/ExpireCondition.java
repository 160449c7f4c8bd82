package dev.asyncio4j.redis;

/** Conditions of {@code EXPIRE}. <i>Python:</i> {@code nx}, {@code xx}, {@code gt}, {@code lt}. */
public enum ExpireCondition {
  /** The key lives for ever. */
  NX,
  /** The key lives for some time. */
  XX,
  /** The new time is later. */
  GT,
  /** The new time is earlier. */
  LT
}
