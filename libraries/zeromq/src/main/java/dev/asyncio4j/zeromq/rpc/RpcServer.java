package dev.asyncio4j.zeromq.rpc;

/**
 * A server of remote calls or notifications; each runs in a task of its own.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.Service}. A value that a one-way handler returns is dropped
 * with a warning.
 *
 * <pre>{@code
 * RpcFunction hello = (args, named) -> "hello " + args.get(0);
 * var options = RpcOptions.defaults().bind("tcp://127.0.0.1:*");
 * RpcServer server = await(Rpc.serveRpc(Map.of("hello", hello), options));
 * server.close();
 * await(server.waitClosed());
 * }</pre>
 */
public interface RpcServer extends RpcService {}
