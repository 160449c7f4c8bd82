package dev.asyncio4j.http.web;

import dev.asyncio4j.http.WebSocket;
import java.util.Optional;

/**
 * Reply that makes the connection a WebSocket.
 *
 * <p><i>Python:</i> {@code web.WebSocketResponse}. The handler prepares it, uses it, and returns
 * it. A handler that ends without a close closes with 1000, one that throws with 1011; the
 * connection ends with the handler.
 *
 * <p>At shutdown the handlers are waited for: close what is open, in a receiver of {@code
 * onShutdown}.
 *
 * <p><b>Cancellation:</b> of the handler ends the connection at once.
 *
 * <p><b>Thread and loop:</b> on the loop of the request.
 *
 * <pre>{@code
 * static StreamResponse echo(Request request) {
 *   var ws = WebSocketResponse.create();
 *   await(ws.prepare(request));
 *   for (WsMessage message : each(ws)) {
 *     if (message.type() == WsMessageType.TEXT) await(ws.sendStr(message.text()));
 *   }
 *   return ws;
 * }
 *
 * static void closeAtShutdown(Application app, Set<WebSocketResponse> open) {
 *   app.onShutdown().append(closing -> {
 *     for (var ws : Set.copyOf(open)) await(ws.close(WsCloseCode.GOING_AWAY, "Server shutdown"));
 *   });
 * }
 * }</pre>
 */
public interface WebSocketResponse extends StreamResponse, WebSocket {
  /** {@return a reply with the defaults} */
  static WebSocketResponse create() {
    return create(WsOptions.defaults());
  }

  /**
   * Returns a reply.
   *
   * @param options of the handshake and of the socket
   * @return the reply
   */
  static WebSocketResponse create(WsOptions options) {
    return new WebSocketResponseImpl(options);
  }

  /**
   * Tells whether a request can become a WebSocket, before anything is sent.
   *
   * <p><i>Python:</i> {@code can_prepare}.
   *
   * @param request the request
   * @return the answer
   * @throws IllegalStateException if this has been prepared
   */
  Ready canPrepare(Request request);

  /**
   * Answer of {@link #canPrepare}.
   *
   * @param ok whether it can
   * @param protocol the subprotocol that would be chosen
   */
  record Ready(boolean ok, Optional<String> protocol) {}
}
