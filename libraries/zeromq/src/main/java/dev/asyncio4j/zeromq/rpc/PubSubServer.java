package dev.asyncio4j.zeromq.rpc;

/**
 * A server of calls that are published by topic.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.pubsub.PubSubService}.
 *
 * <pre>{@code
 * RpcFunction note = (args, named) -> items.add((String) args.get(0)) ? null : null;
 * var options = RpcOptions.defaults().bind("tcp://127.0.0.1:*").subscribe("sport");
 * PubSubServer server = await(Rpc.servePubSub(Map.of("note", note), options));
 * server.subscribe("news");
 * }</pre>
 */
public interface PubSubServer extends RpcServer {
  /**
   * Asks for topics that begin with a text.
   *
   * @param topic stands for its UTF-8
   */
  void subscribe(String topic);

  /**
   * Takes a subscription back; one that is not there is ignored.
   *
   * @param topic as it was subscribed to
   */
  void unsubscribe(String topic);
}
