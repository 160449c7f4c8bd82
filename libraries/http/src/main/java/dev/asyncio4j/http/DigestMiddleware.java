package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.each;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers challenges; the first origin that it serves is the only one that learns of the password.
 */
final class DigestMiddleware implements DigestAuth {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String login;
  private final String password;
  private final boolean preemptive;
  private final List<String> space = new ArrayList<>();
  private @Nullable Url origin;
  private @Nullable DigestChallenge challenge;
  private String lastNonce = "";
  private int count;

  DigestMiddleware(String login, String password, boolean preemptive) {
    if (login.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "A \":\" is not allowed in username (RFC 1945#section-11.1): leave it out");
    }
    this.login = login;
    this.password = password;
    this.preemptive = preemptive;
  }

  @Override
  public ClientResponse handle(ClientRequest request, ClientHandler next) throws Exception {
    Url asked = request.url().origin();
    if (origin == null) origin = asked;
    else if (!asked.equals(origin) && !isInSpace(request.url())) return next.handle(request);
    DigestChallenge known = challenge;
    if (preemptive && known != null && isInSpace(request.url())) answer(request, known);
    ClientResponse response = next.handle(request);
    if (response.status() != 401) return response;
    DigestChallenge fresh;
    try {
      fresh = DigestChallenge.of(response);
    } catch (ClientException broken) {
      response.release();
      throw broken;
    }
    if (fresh == null) return response;
    challenge = fresh;
    settle(fresh, response.url().origin());
    if (request.body() != null && request.body().isConsumed()) return response;
    response.release();
    answer(request, fresh);
    return next.handle(request);
  }

  private void settle(DigestChallenge fresh, Url from) {
    space.clear();
    for (String uri : fresh.domain().split("\\s+")) {
      if (!uri.isEmpty()) space.add(from.join(Url.of(uri)).toString());
    }
    if (space.isEmpty()) space.add(from.toString());
  }

  private boolean isInSpace(Url url) {
    String text = url.toString();
    for (String prefix : space) {
      boolean below =
          text.startsWith(prefix)
              && (text.length() == prefix.length()
                  || prefix.endsWith("/")
                  || "/?".indexOf(text.charAt(prefix.length())) >= 0);
      if (below) return true;
    }
    return false;
  }

  private void answer(ClientRequest request, DigestChallenge known) {
    count = known.nonce().equals(lastNonce) ? count + 1 : 1;
    lastNonce = known.nonce();
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    byte[] body = known.qop().equals("auth-int") ? bytes(request.body()) : new byte[0];
    String cnonce = HexFormat.of().formatHex(random);
    request
        .headers()
        .set(
            "Authorization",
            known.answer(
                login, password, request.method(), request.url().rawPathQs(), body, count, cnonce));
  }

  private static byte[] bytes(@Nullable Payload body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (body != null) for (byte[] piece : each(body.pieces())) all.writeBytes(piece);
    return all.toByteArray();
  }

  @Override
  public String toString() {
    return "<DigestAuth " + login + (challenge == null ? "" : " at " + origin) + ">";
  }
}
