package dev.asyncio4j.http.internal;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names and addresses of hosts, as URLs have them. */
public final class Hosts {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern NOT_A_NAME =
      Pattern.compile("[^a-z0-9\\-._~!$&'()*+,;=%]|%(?![0-9a-f]{2})");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060-\\u206f\\ufeff]");

  /** Digits and dots, or a hexadecimal number at the end: systems take it for an address. */
  private static final Pattern NUMBER_LIKE =
      Pattern.compile("(?:[^.]*\\.)*(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private Hosts() {}

  /**
   * Returns a host as the network has it: an address in its short form, a name in ASCII.
   *
   * @param host name or address, without brackets
   * @param check whether to refuse characters that no name has
   * @return the encoded host
   * @throws IllegalArgumentException if it has such a character, or an invisible one
   */
  public static String encode(String host, boolean check) {
    if (host.indexOf(':') >= 0) return compressed(host);
    if (INVISIBLE.matcher(host).find()) {
      throw new IllegalArgumentException("Host '" + host + "' cannot contain invisible characters");
    }
    String ascii;
    try {
      ascii =
          isAscii(host)
              ? host.toLowerCase(Locale.ROOT)
              : IDN.toASCII(host, 0).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      throw new IllegalArgumentException(
          "Host '" + host + "' is no name: " + notAName.getMessage());
    }
    boolean foreign = !isAscii(host);
    if (foreign && ascii.chars().anyMatch(c -> "/?#@:%".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "netloc '" + host + "' contains invalid characters under NFKC normalization");
    }
    var bad = NOT_A_NAME.matcher(ascii);
    if (check && bad.find()) {
      throw new IllegalArgumentException(
          "Host '"
              + host
              + "' cannot contain '"
              + bad.group()
              + "' (at position "
              + bad.start()
              + ")");
    }
    return ascii;
  }

  /**
   * Returns a host for people.
   *
   * @param host encoded
   * @return the name in Unicode, or the address
   */
  public static String decode(String host) {
    return host.indexOf("xn--") < 0 ? host : IDN.toUnicode(host);
  }

  /**
   * Tells whether a host is an address.
   *
   * @param host encoded, without brackets
   * @return whether it is
   */
  public static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  /**
   * Tells whether a host is no address, but would be taken for one: {@code 127.1}, {@code
   * 2130706433}.
   *
   * @param host encoded
   * @return whether that is so
   */
  public static boolean isDisguised(String host) {
    return host.indexOf(':') < 0 && !isAddress(host) && NUMBER_LIKE.matcher(host).matches();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** Shortens an IPv6 address as RFC 5952 has it; a zone stays as it is. */
  private static String compressed(String host) {
    int percent = host.indexOf('%');
    String zone = percent < 0 ? "" : host.substring(percent);
    String address = percent < 0 ? host : host.substring(0, percent);
    byte[] bytes;
    try {
      var parsed = java.net.InetAddress.getByName("[" + address + "]");
      bytes = parsed.getAddress();
    } catch (java.net.UnknownHostException notAnAddress) {
      return host.toLowerCase(Locale.ROOT);
    }
    if (bytes.length == 4) return address.toLowerCase(Locale.ROOT) + zone;
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int k = i;
      while (k < 8 && groups[k] == 0) k++;
      if (k - i > length) {
        from = i;
        length = k - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        out.append("::");
        i += length - 1;
      } else {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ':') out.append(':');
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.append(zone).toString();
  }
}
