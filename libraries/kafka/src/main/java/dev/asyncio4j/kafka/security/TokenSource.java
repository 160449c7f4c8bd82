package dev.asyncio4j.kafka.security;

/** Gives OAuth tokens. */
@FunctionalInterface
public interface TokenSource {
  /**
   * Waits for a new token.
   *
   * @return the token
   * @throws Exception if there is none
   */
  String next() throws Exception;
}
