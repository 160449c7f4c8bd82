package dev.asyncio4j.http;

import dev.asyncio4j.http.ws.DeflateTerms;
import dev.asyncio4j.http.ws.Forwarding;
import dev.asyncio4j.http.ws.Handshake;
import dev.asyncio4j.http.ws.Role;
import dev.asyncio4j.http.ws.WsSocket;
import dev.asyncio4j.http.ws.WsTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handshake of a client: a request of the session, and the checks of its reply. */
final class WsUpgrade {
  private final WsConnectOptions options;
  private final String key = Handshake.newKey();

  private record Socket(WsSocket socket, ClientResponse response)
      implements ClientWebSocket, Forwarding {
    @Override
    public String toString() {
      return socket.toString();
    }
  }

  WsUpgrade(WsConnectOptions options) {
    this.options = options;
  }

  /** The request's options, with the fields that ask for the upgrade. */
  RequestOptions request() {
    Headers fields = options.request.headers.copy();
    fields.setIfAbsent("Upgrade", "websocket");
    fields.setIfAbsent("Connection", "Upgrade");
    fields.setIfAbsent("Sec-WebSocket-Version", Handshake.VERSION);
    fields.set("Sec-WebSocket-Key", key);
    if (!options.protocols.isEmpty()) {
      fields.set("Sec-WebSocket-Protocol", String.join(",", options.protocols));
    }
    if (options.compress != 0) {
      fields.set("Sec-WebSocket-Extensions", DeflateTerms.offer(options.compress));
    }
    return options.request.headers(fields).readUntilEof(false);
  }

  ClientWebSocket accept(ClientResponse response) {
    try {
      check(response);
      WsTerms terms = terms(response);
      if (!(response instanceof Reply reply)) {
        throw new IllegalStateException(
            "A middleware has replaced the response of the handshake: pass on what it was given");
      }
      Wire wire = reply.wire();
      WsSocket socket =
          new WsSocket(wire.loop(), Role.CLIENT, new WireLink(wire), options.settings(), terms);
      reply.detach();
      return new Socket(socket, response);
    } catch (Throwable refused) {
      response.abort();
      throw refused;
    }
  }

  private void check(ClientResponse response) {
    if (response.status() != 101) throw refused(response, "Invalid response status");
    if (!"websocket".equalsIgnoreCase(response.headers().get("Upgrade"))) {
      throw refused(response, "Invalid upgrade header");
    }
    if (!"upgrade".equalsIgnoreCase(response.headers().get("Connection"))) {
      throw refused(response, "Invalid connection header");
    }
    if (!Handshake.accept(key).equals(response.headers().get("Sec-WebSocket-Accept"))) {
      throw refused(response, "Invalid challenge response");
    }
  }

  private WsTerms terms(ClientResponse response) {
    List<String> listed = Handshake.protocols(response.headers().get("Sec-WebSocket-Protocol"));
    return new WsTerms(Handshake.choose(listed, options.protocols), deflate(response));
  }

  private @Nullable DeflateTerms deflate(ClientResponse response) {
    if (options.compress == 0) return null;
    List<String> fields = response.headers().getAll("Sec-WebSocket-Extensions");
    if (fields.isEmpty()) return null;
    try {
      return DeflateTerms.accepted(String.join(",", fields));
    } catch (IllegalArgumentException e) {
      throw refused(response, String.valueOf(e.getMessage()));
    }
  }

  private static WsServerHandshakeException refused(ClientResponse response, String message) {
    return new WsServerHandshakeException(
        response.requestInfo(), response.history(), response.status(), message, response.headers());
  }
}
