package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.streams.Connection;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof of a key, both ways.
 *
 * <p>Each end sends a random challenge, and answers the other's with HMAC-SHA256 of its role and
 * both challenges.
 */
final class Handshake {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int CHALLENGE = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Handshake() {}

  static void run(Connection connection, byte[] key, boolean server) {
    try {
      timeout(LIMIT, () -> prove(connection, key, server));
    } catch (AsyncTimeoutException | IncompleteReadException e) {
      throw new AuthenticationException("the other end did not prove the key: " + e.getMessage());
    }
  }

  private static void prove(Connection connection, byte[] key, boolean server) {
    byte[] mine = new byte[CHALLENGE];
    RANDOM.nextBytes(mine);
    connection.writer().write(mine);
    byte[] theirs = await(connection.reader().readExactly(CHALLENGE));
    connection.writer().write(proof(key, server, mine, theirs));
    await(connection.writer().drain());
    byte[] proof = await(connection.reader().readExactly(32));
    if (!MessageDigest.isEqual(proof, proof(key, !server, theirs, mine))) {
      throw new AuthenticationException("digest sent was rejected: the other end has another key");
    }
  }

  private static byte[] proof(byte[] key, boolean server, byte[] own, byte[] other) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((byte) (server ? 1 : 2));
      mac.update(own);
      return mac.doFinal(other);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no HmacSHA256", e);
    }
  }
}
