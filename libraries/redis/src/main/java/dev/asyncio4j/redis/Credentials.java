package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A user and a password.
 *
 * <p><i>Python:</i> what a {@code CredentialProvider} gives.
 *
 * @param username null for the default user
 * @param password the password or token
 */
public record Credentials(@Nullable String username, String password) {
  @Override
  public String toString() {
    return "<Credentials of %s>".formatted(username == null ? "the default user" : username);
  }
}
