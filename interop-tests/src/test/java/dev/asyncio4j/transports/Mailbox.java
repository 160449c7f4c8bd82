package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.waitFor;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.queues.Queue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A datagram endpoint of a test: what it receives can be awaited. */
class Mailbox implements DatagramProtocol {
  static final String LOOPBACK = "127.0.0.1";

  record Letter(String text, SocketAddress from) {}

  final Queue<Letter> letters = Queue.create();
  final Queue<IOException> errors = Queue.create();
  final List<String> marks = new ArrayList<>();
  final Future<String> lost = getRunningLoop().createFuture();
  DatagramTransport transport;

  /** Runs {@code body} in a coroutine of a loop of its own, in real time. */
  static void onLoop(VoidBody body) {
    Asyncio.run(async(body));
  }

  static Mailbox bound() {
    return open(DatagramOptions.defaults().localAddress(LOOPBACK, 0));
  }

  static Mailbox connectedTo(SocketAddress peer) {
    return open(DatagramOptions.defaults().remoteAddress(peer));
  }

  static Mailbox open(DatagramOptions options) {
    return await(getRunningLoop().createDatagramEndpoint(Mailbox::new, options)).protocol();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) transport.extraInfo(TransportInfo.LOCAL_ADDRESS).orElseThrow();
  }

  void send(String text, SocketAddress to) {
    transport.sendTo(text.getBytes(ISO_8859_1), to);
  }

  void send(String text) {
    transport.sendTo(text.getBytes(ISO_8859_1));
  }

  Letter next() {
    return await(waitFor(letters.get(), Duration.ofSeconds(10)));
  }

  IOException nextError() {
    return await(waitFor(errors.get(), Duration.ofSeconds(10)));
  }

  /** Closes the endpoint and waits for that; tells what {@code connectionLost} was given. */
  String close() {
    transport.close();
    return await(waitFor(lost, Duration.ofSeconds(10)));
  }

  static void closeAll(Mailbox... boxes) {
    for (var box : boxes) box.close();
  }

  @Override
  public void connectionMade(DatagramTransport transport) {
    this.transport = transport;
  }

  @Override
  public void datagramReceived(ByteBuffer data, SocketAddress from) {
    letters.putNowait(new Letter(ISO_8859_1.decode(data).toString(), from));
  }

  @Override
  public void errorReceived(IOException error) {
    errors.putNowait(error);
  }

  @Override
  public void pauseWriting() {
    marks.add("pause");
  }

  @Override
  public void resumeWriting() {
    marks.add("resume");
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    lost.setResult(String.valueOf(error));
  }

  /** Sends back what it receives. */
  static class Echo extends Mailbox {
    @Override
    public void datagramReceived(ByteBuffer data, SocketAddress from) {
      var copy = new byte[data.remaining()];
      data.get(copy);
      transport.sendTo(copy, from);
    }
  }
}
