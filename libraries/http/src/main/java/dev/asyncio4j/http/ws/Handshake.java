package dev.asyncio4j.http.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of the fields that a handshake is made of, RFC 6455 section 4. */
public final class Handshake {
  /** The version that a client sends. */
  public static final String VERSION = "13";

  private static final Set<String> VERSIONS = Set.of(VERSION, "8", "7");
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Handshake() {}

  /** {@return a new value of {@code Sec-WebSocket-Key}} */
  public static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /**
   * Tells whether a server can answer a key.
   *
   * @param key the value of {@code Sec-WebSocket-Key}; null: none
   * @return whether it is 16 bytes in base64
   */
  public static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Tells whether a server speaks a version.
   *
   * @param version the value of {@code Sec-WebSocket-Version}; null: none
   * @return whether it does
   */
  public static boolean isVersion(@Nullable String version) {
    return version != null && VERSIONS.contains(version);
  }

  /**
   * Returns the answer to a key.
   *
   * @param key the value of {@code Sec-WebSocket-Key}
   * @return the value of {@code Sec-WebSocket-Accept}
   */
  public static String accept(String key) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }

  /**
   * Splits a list of subprotocols.
   *
   * @param field the value of {@code Sec-WebSocket-Protocol}; null: none
   * @return the names, in order
   */
  public static List<String> protocols(@Nullable String field) {
    if (field == null) return List.of();
    return Stream.of(field.split(",")).map(String::strip).filter(x -> !x.isEmpty()).toList();
  }

  /**
   * Chooses a subprotocol.
   *
   * @param listed by the peer, in its order
   * @param known to this side
   * @return the first listed one that is known; null: none
   */
  public static @Nullable String choose(List<String> listed, Collection<String> known) {
    return listed.stream().filter(known::contains).findFirst().orElse(null);
  }
}
