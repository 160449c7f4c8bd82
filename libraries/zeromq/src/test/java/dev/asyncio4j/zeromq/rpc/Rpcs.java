package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

/** A server and its client. */
final class Rpcs {
  static final RpcOptions BOUND = RpcOptions.defaults().bind("tcp://127.0.0.1:*");

  private Rpcs() {}

  /** Code that has both. */
  interface Body {
    void run(RpcServer server, RpcClient client) throws Exception;
  }

  static void rpc(Object handler, Body body) {
    rpc(handler, RpcOptions.defaults(), body);
  }

  /** The options are for both. */
  static void rpc(Object handler, RpcOptions options, Body body) {
    run(
        async(
            () -> {
              var server = await(Rpc.serveRpc(handler, options.bind("tcp://127.0.0.1:*")));
              var client = await(Rpc.connectRpc(options.connect(place(server))));
              body.run(server, client);
              client.close();
              server.close();
              await(client.waitClosed());
              await(server.waitClosed());
            }));
  }

  static String place(RpcService server) {
    return "tcp://127.0.0.1:" + server.transport().port();
  }
}
