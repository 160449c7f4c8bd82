package dev.asyncio4j.redis;

/** Nodes that a command goes to. <i>Python:</i> {@code target_nodes}. */
public enum NodeSet {
  /** All nodes. */
  ALL,
  /** All primaries. */
  PRIMARIES,
  /** All replicas. */
  REPLICAS,
  /** One primary, whichever. */
  RANDOM
}
