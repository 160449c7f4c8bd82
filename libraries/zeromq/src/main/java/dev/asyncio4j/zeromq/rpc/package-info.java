/**
 * Remote calls over ZeroMQ: calls with answers, notifications one way, and publishing by topic.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc}, with which they speak on the wire. The door is {@link
 * dev.asyncio4j.zeromq.rpc.Rpc}.
 *
 * <pre>{@code
 * RpcFunction twice = (args, named) -> 2 * (Long) args.get(0);
 * var options = RpcOptions.defaults();
 * var server = await(Rpc.serveRpc(Map.of("twice", twice), options.bind("tcp://127.0.0.1:*")));
 * var place = "tcp://127.0.0.1:" + server.transport().port();
 * RpcClient client = await(Rpc.connectRpc(options.connect(place)));
 * Long four = await(client.<Long>call("twice", 2));
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.zeromq.rpc;

import org.jspecify.annotations.NullMarked;
