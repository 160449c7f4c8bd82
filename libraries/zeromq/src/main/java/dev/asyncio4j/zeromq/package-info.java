/**
 * ZeroMQ: messages between processes and languages, in patterns, without a broker.
 *
 * <p><i>Python:</i> aiozmq 1.0. The door is {@link dev.asyncio4j.zeromq.Zmq}.
 *
 * <pre>{@code
 * var options = ZmqOptions.defaults().connect("tcp://127.0.0.1:5555");
 * try (var dealer = await(Zmq.createStream(SocketType.DEALER, options))) {
 *   dealer.write("ask", "1");
 *   List<byte[]> answer = await(dealer.read());
 * }
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.zeromq;

import org.jspecify.annotations.NullMarked;
