package dev.asyncio4j.http;

/**
 * WebSocket of a client, made by {@link ClientSession#wsConnect}.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientWebSocketResponse}; its close is to be awaited as there.
 *
 * <p><b>Thread and loop:</b> on the loop of its session.
 *
 * <pre>{@code
 * try (var session = ClientSession.create();
 *     var ws = await(session.wsConnect(url))) {
 *   await(ws.sendStr("hello"));
 *   System.out.println(await(ws.receiveStr()));
 * }
 * }</pre>
 */
public interface ClientWebSocket extends WebSocket {
  /**
   * Returns the response that granted the upgrade.
   *
   * <p><i>Python:</i> {@code ws._response}.
   *
   * @return its status is 101; it has headers and cookies, but no body
   */
  ClientResponse response();
}
