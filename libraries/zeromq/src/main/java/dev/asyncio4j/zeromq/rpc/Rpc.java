package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.zeromq.SocketType;
import dev.asyncio4j.zeromq.Zmq;

/**
 * The door to remote calls: servers and their clients.
 *
 * <p><i>Python:</i> the module {@code aiozmq.rpc}. A handler is an object with members that have
 * {@link RpcMethod}, an {@link RpcHandler}, or a {@code Map}.
 *
 * <p><b>Thread and loop:</b> in coroutines of any loop.
 *
 * <p><b>Cancellation:</b> closes the socket.
 *
 * <pre>{@code
 * RpcFunction add = (args, named) -> (Long) args.get(0) + (Long) args.get(1);
 * var place = "tcp://127.0.0.1:5555";
 * try (var server = await(Rpc.serveRpc(Map.of("add", add), RpcOptions.defaults().bind(place)));
 *     var client = await(Rpc.connectRpc(RpcOptions.defaults().connect(place)))) {
 *   System.out.println(await(client.<Long>call("add", 1, 2)));
 * }
 * }</pre>
 */
public final class Rpc {
  private Rpc() {}

  /**
   * Serves calls.
   *
   * <p><i>Python:</i> {@code serve_rpc(handler, bind=)}.
   *
   * @param handler what can be called
   * @param options endpoints and limits
   * @return the server
   * @throws IllegalArgumentException if the handler exposes nothing
   * @throws dev.asyncio4j.zeromq.EndpointException when awaited, if an endpoint is none, or in use
   */
  @CheckReturnValue
  public static Coroutine<RpcServer> serveRpc(Object handler, RpcOptions options) {
    var server = new AnsweringServer(handler, options);
    return async(() -> opened(server, SocketType.ROUTER));
  }

  /**
   * Makes a client of calls.
   *
   * <p><i>Python:</i> {@code connect_rpc(connect=)}.
   *
   * @param options endpoints and limits
   * @return the client; its servers need not be there yet
   * @throws dev.asyncio4j.zeromq.EndpointException when awaited, if an endpoint is none
   */
  @CheckReturnValue
  public static Coroutine<RpcClient> connectRpc(RpcOptions options) {
    return async(
        () -> {
          var connection = new Connection(options);
          await(Zmq.createConnection(() -> connection, SocketType.DEALER, options.zmq()));
          return new ClientImpl(connection, options.timeout());
        });
  }

  /**
   * Serves notifications.
   *
   * <p><i>Python:</i> {@code serve_pipeline(handler, bind=)}.
   *
   * @param handler what can be called
   * @param options endpoints and limits
   * @return the server
   * @throws IllegalArgumentException if the handler exposes nothing
   * @throws dev.asyncio4j.zeromq.EndpointException when awaited, if an endpoint is none, or in use
   */
  @CheckReturnValue
  public static Coroutine<RpcServer> servePipeline(Object handler, RpcOptions options) {
    var server = new OneWayServer(handler, options, 0);
    return async(() -> opened(server, SocketType.PULL));
  }

  /**
   * Makes a client of notifications.
   *
   * <p><i>Python:</i> {@code connect_pipeline(connect=)}.
   *
   * @param options endpoints and limits
   * @return the client; its servers need not be there yet
   * @throws dev.asyncio4j.zeromq.EndpointException when awaited, if an endpoint is none
   */
  @CheckReturnValue
  public static Coroutine<PipelineClient> connectPipeline(RpcOptions options) {
    return async(() -> sender(SocketType.PUSH, options));
  }

  /**
   * Serves calls that are published by topic.
   *
   * <p><i>Python:</i> {@code serve_pubsub(handler, subscribe=, bind=)}.
   *
   * @param handler what can be called
   * @param options endpoints, topics and limits
   * @return the server
   * @throws IllegalArgumentException if the handler exposes nothing
   * @throws dev.asyncio4j.zeromq.EndpointException when awaited, if an endpoint is none, or in use
   */
  @CheckReturnValue
  public static Coroutine<PubSubServer> servePubSub(Object handler, RpcOptions options) {
    var server = new OneWayServer(handler, options, 1);
    return async(() -> opened(server, SocketType.SUB));
  }

  /**
   * Makes a client that publishes.
   *
   * <p><i>Python:</i> {@code connect_pubsub(connect=)}.
   *
   * @param options endpoints and limits
   * @return the client; its subscribers need not be there yet
   * @throws dev.asyncio4j.zeromq.EndpointException when awaited, if an endpoint is none
   */
  @CheckReturnValue
  public static Coroutine<PubSubClient> connectPubSub(RpcOptions options) {
    return async(() -> sender(SocketType.PUB, options));
  }

  private static ServerImpl opened(ServerImpl server, SocketType type) {
    await(Zmq.createConnection(() -> server, type, server.options.zmq()));
    return server;
  }

  private static Sender sender(SocketType type, RpcOptions options) {
    return new Sender(await(Zmq.createStream(type, options.zmq())), options);
  }
}
