package dev.asyncio4j.kafka;

/**
 * A way to log in with a user's name and a password.
 *
 * <p><i>Python:</i> {@code sasl_mechanism}.
 */
public enum Mechanism {
  /** Both as they are: over TLS only. */
  PLAIN,
  /** Neither leaves the client. */
  SCRAM_SHA_256,
  /** The same, with longer digests. */
  SCRAM_SHA_512
}
