package dev.asyncio4j.http.ws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of permessage-deflate (RFC 7692) for what this side sends.
 *
 * <p>What the peer sends needs none: this side reads every window.
 *
 * @param windowBits the base-2 logarithm of the window, 8 to 15
 * @param takeover whether a message may refer to earlier ones
 */
public record DeflateTerms(int windowBits, boolean takeover) {
  /** The largest window. */
  public static final int MAX_BITS = 15;

  /** The smallest window that is offered; peers may ask for {@link #SMALLEST_BITS}. */
  public static final int MIN_OFFERED_BITS = 9;

  private static final int SMALLEST_BITS = 8;
  private static final String NAME = "permessage-deflate";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";
  private static final String SERVER_NO_TAKEOVER = "server_no_context_takeover";
  private static final String CLIENT_NO_TAKEOVER = "client_no_context_takeover";

  /** Answer of a server to an offer: the field, and the terms that hold for it from then on. */
  public record Answer(String field, DeflateTerms terms) {}

  /**
   * Returns the offer of a client.
   *
   * @param bits the window that the server is asked to keep to, 9 to 15
   * @return the value of {@code Sec-WebSocket-Extensions}
   * @throws IllegalArgumentException if it is another number
   */
  public static String offer(int bits) {
    checkOffered(bits);
    String smaller = bits < MAX_BITS ? "; " + SERVER_BITS + "=" + bits : "";
    return NAME + "; " + CLIENT_BITS + smaller;
  }

  /**
   * Checks a number of bits that a program asks for.
   *
   * @param bits 9 to 15
   * @throws IllegalArgumentException if it is another number
   */
  public static void checkOffered(int bits) {
    if (bits < MIN_OFFERED_BITS || bits > MAX_BITS) {
      throw new IllegalArgumentException("Compress wbits must between 9 and 15, got " + bits);
    }
  }

  /**
   * Answers the first of a client's offers that can be met.
   *
   * @param offers the value of {@code Sec-WebSocket-Extensions}; null: none
   * @return the answer; null: no compression
   */
  public static @Nullable Answer answer(@Nullable String offers) {
    if (offers == null) return null;
    for (Extension offer : Extension.parse(offers)) {
      Answer answer = offer.name().equals(NAME) ? answer(offer.parameters()) : null;
      if (answer != null) return answer;
    }
    return null;
  }

  private static @Nullable Answer answer(@Nullable Map<String, String> offer) {
    if (!areKnown(offer)) return null;
    String bits = offer.get(SERVER_BITS);
    boolean takeover = !offer.containsKey(SERVER_NO_TAKEOVER);
    String field =
        NAME
            + (bits == null ? "" : "; " + SERVER_BITS + "=" + bits)
            + (takeover ? "" : "; " + SERVER_NO_TAKEOVER);
    return new Answer(
        field, new DeflateTerms(bits == null ? MAX_BITS : Integer.parseInt(bits), takeover));
  }

  /**
   * Reads what a server answered to {@link #offer}.
   *
   * @param answer the value of {@code Sec-WebSocket-Extensions}; null: none
   * @return the terms; null: no compression
   * @throws IllegalArgumentException if it is no answer to that offer
   */
  public static @Nullable DeflateTerms accepted(@Nullable String answer) {
    if (answer == null) return null;
    List<Extension> extensions = Extension.parse(answer);
    if (extensions.size() != 1 || !extensions.get(0).name().equals(NAME)) {
      throw new IllegalArgumentException("Extension for deflate not supported: " + answer);
    }
    Map<String, String> parameters = extensions.get(0).parameters();
    if (!areKnown(parameters)) throw new IllegalArgumentException("Invalid window size");
    String bits = parameters.get(CLIENT_BITS);
    return new DeflateTerms(
        bits == null || bits.isEmpty() ? MAX_BITS : Integer.parseInt(bits),
        !parameters.containsKey(CLIENT_NO_TAKEOVER));
  }

  private static boolean areKnown(@Nullable Map<String, String> parameters) {
    if (parameters == null) return false;
    for (var parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      boolean fits =
          switch (parameter.getKey()) {
            case SERVER_NO_TAKEOVER, CLIENT_NO_TAKEOVER -> value.isEmpty();
            case SERVER_BITS -> isBits(value);
            case CLIENT_BITS -> value.isEmpty() || isBits(value);
            default -> false;
          };
      if (!fits) return false;
    }
    return true;
  }

  private static boolean isBits(String value) {
    if (!value.matches("[1-9][0-9]?")) return false;
    int bits = Integer.parseInt(value);
    return bits >= SMALLEST_BITS && bits <= MAX_BITS;
  }
}
