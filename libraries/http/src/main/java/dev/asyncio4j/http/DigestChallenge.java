package dev.asyncio4j.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server's challenge to prove that one knows a password.
 *
 * @param realm whose password it is
 * @param nonce what the digest is made over
 * @param qop the quality of protection; empty: the old way of RFC 2069
 * @param algorithm as the server wrote it
 * @param opaque to be given back; empty: nothing
 * @param domain where the answer will do; empty: at the whole origin
 */
record DigestChallenge(
    String realm, String nonce, String qop, String algorithm, String opaque, String domain) {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:^|\\s|,\\s*)(\\w++)(?:\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,]++)))?");
  private static final Map<String, String> HASHES =
      Map.of(
          "MD5", "MD5", "SHA", "SHA-1", "SHA256", "SHA-256", "SHA-256", "SHA-256", "SHA512",
          "SHA-512", "SHA-512", "SHA-512");
  private static final String SESSION = "-SESS";

  /** Returns the first challenge of a reply that is of this kind; null: there is none. */
  static @Nullable DigestChallenge of(ClientResponse response) {
    for (String field : response.headers().getAll("WWW-Authenticate")) {
      Map<String, String> found = parameters(field);
      if (found != null && !found.isEmpty()) {
        return new DigestChallenge(
                found.getOrDefault("realm", ""),
                found.getOrDefault("nonce", ""),
                quality(found.getOrDefault("qop", "")),
                found.getOrDefault("algorithm", "MD5"),
                found.getOrDefault("opaque", ""),
                found.getOrDefault("domain", ""))
            .checked(found);
      }
    }
    return null;
  }

  private DigestChallenge checked(Map<String, String> found) {
    for (String needed : List.of("realm", "nonce")) {
      if (!found.containsKey(needed)) {
        throw new ClientException(
            "Malformed Digest auth challenge: Missing '" + needed + "' parameter", null);
      }
    }
    if (nonce.isEmpty()) {
      throw new ClientException(
          "Security issue: Digest auth challenge contains empty 'nonce' value", null);
    }
    hash();
    return this;
  }

  /** Returns the parameters of the scheme Digest: a field may have several schemes. */
  private static @Nullable Map<String, String> parameters(String field) {
    Map<String, String> found = null;
    Matcher each = PARAMETER.matcher(field);
    while (each.find()) {
      boolean scheme = each.group(2) == null && each.group(3) == null;
      if (scheme) {
        if (found != null) break;
        if (each.group(1).equalsIgnoreCase("digest")) found = new LinkedHashMap<>();
      } else if (found != null) {
        String value =
            each.group(2) == null ? each.group(3) : each.group(2).replaceAll("\\\\(.)", "$1");
        found.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), value);
      }
    }
    return found;
  }

  private static String quality(String offered) {
    List<String> each = Arrays.stream(offered.split(",")).map(String::strip).toList();
    if (each.contains("auth-int")) return "auth-int";
    if (each.contains("auth")) return "auth";
    if (offered.isBlank()) return "";
    throw new ClientException(
        "Digest auth error: Unsupported Quality of Protection (qop) value(s): " + offered, null);
  }

  private MessageDigest hash() {
    String name = algorithm.toUpperCase(Locale.ROOT);
    String known =
        HASHES.get(
            name.endsWith(SESSION) ? name.substring(0, name.length() - SESSION.length()) : name);
    try {
      if (known != null) return MessageDigest.getInstance(known);
    } catch (NoSuchAlgorithmException absent) {
      // told below
    }
    throw new ClientException(
        "Digest auth error: Unsupported hash algorithm: "
            + algorithm
            + ". Supported algorithms: MD5, SHA, SHA-256, SHA-512, each with -sess",
        null);
  }

  private String digest(byte[] data) {
    return HexFormat.of().formatHex(hash().digest(data));
  }

  private String digest(String... parts) {
    return digest(String.join(":", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the value of the field Authorization that answers this. */
  String answer(
      String login,
      String password,
      String method,
      String target,
      byte[] body,
      int count,
      String cnonce) {
    String secret = digest(login, realm, password);
    if (algorithm.toUpperCase(Locale.ROOT).endsWith(SESSION))
      secret = digest(secret, nonce, cnonce);
    String what =
        qop.equals("auth-int") ? digest(method, target, digest(body)) : digest(method, target);
    String nc = String.format("%08x", count);
    String response =
        qop.isEmpty() ? digest(secret, nonce, what) : digest(secret, nonce, nc, cnonce, qop, what);
    StringBuilder out = new StringBuilder("Digest username=").append(quoted(login));
    out.append(", realm=").append(quoted(realm)).append(", nonce=").append(quoted(nonce));
    out.append(", uri=").append(quoted(target)).append(", response=").append(quoted(response));
    out.append(", algorithm=").append(algorithm);
    if (!opaque.isEmpty()) out.append(", opaque=").append(quoted(opaque));
    if (!qop.isEmpty()) {
      out.append(", qop=")
          .append(qop)
          .append(", nc=")
          .append(nc)
          .append(", cnonce=")
          .append(quoted(cnonce));
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
