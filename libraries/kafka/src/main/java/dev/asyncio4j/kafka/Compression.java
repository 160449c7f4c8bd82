package dev.asyncio4j.kafka;

/**
 * A way to make batches smaller.
 *
 * <p><i>Python:</i> {@code compression_type}.
 */
public enum Compression {
  /** Batches as they are. */
  NONE,
  /** Small and slow. */
  GZIP,
  /** Fast, and not so small. */
  SNAPPY,
  /** Fast. */
  LZ4,
  /** Small and fast; brokers since 2.1. */
  ZSTD
}
