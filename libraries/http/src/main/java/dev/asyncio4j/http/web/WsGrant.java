package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.ws.DeflateTerms;
import dev.asyncio4j.http.ws.Handshake;
import dev.asyncio4j.http.ws.WsTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of a server to a handshake.
 *
 * @param terms of the socket
 * @param accept the answer to the client's key
 * @param extensions the compression that is granted; null: none
 */
record WsGrant(WsTerms terms, String accept, @Nullable String extensions) {
  /** Checks a request; refuses it with 400. */
  static WsGrant of(RequestImpl request, WsOptions options) {
    Headers fields = request.headers();
    String upgrade = fields.get("Upgrade");
    if (upgrade == null || !upgrade.strip().equalsIgnoreCase("websocket")) {
      throw bad(
          "No WebSocket UPGRADE hdr: " + upgrade + "\n Can \"Upgrade\" only to \"WebSocket\".");
    }
    if (!request.isUpgrade()) {
      throw bad("No CONNECTION upgrade hdr: " + fields.get("Connection"));
    }
    String version = fields.get("Sec-WebSocket-Version");
    if (!Handshake.isVersion(version)) {
      throw bad("Unsupported version: " + (version == null ? "" : version));
    }
    String key = fields.get("Sec-WebSocket-Key");
    if (key == null || !Handshake.isKey(key)) throw bad("Handshake error: " + key);
    DeflateTerms.Answer answer = options.compress() ? DeflateTerms.answer(offers(fields)) : null;
    return new WsGrant(
        new WsTerms(protocol(request, options), answer == null ? null : answer.terms()),
        Handshake.accept(key),
        answer == null ? null : answer.field());
  }

  private static HttpException bad(String text) {
    return new HttpException.BadRequest().text(text);
  }

  private static @Nullable String offers(Headers fields) {
    List<String> all = fields.getAll("Sec-WebSocket-Extensions");
    return all.isEmpty() ? null : String.join(",", all);
  }

  private static @Nullable String protocol(RequestImpl request, WsOptions options) {
    List<String> listed =
        Handshake.protocols(String.join(",", request.headers().getAll("Sec-WebSocket-Protocol")));
    String chosen = Handshake.choose(listed, options.protocols());
    if (chosen == null && !listed.isEmpty()) {
      Logs.SERVER.log(
          System.Logger.Level.WARNING,
          "{0}: Client protocols {1} don''t overlap server-known ones {2}",
          request.remote(),
          listed,
          options.protocols());
    }
    return chosen;
  }

  void addTo(Headers headers) {
    headers.set("Upgrade", "websocket");
    headers.set("Connection", "upgrade");
    headers.set("Sec-WebSocket-Accept", accept);
    if (extensions != null) headers.set("Sec-WebSocket-Extensions", extensions);
    if (terms.protocol() != null) headers.set("Sec-WebSocket-Protocol", terms.protocol());
  }
}
