package dev.asyncio4j.testing;

import dev.asyncio4j.Context;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.DatagramOptions;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.DatagramTransport;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An endpoint for datagrams of the network in memory: each arrives late, twice, or never. */
final class MemoryDatagrams implements DatagramTransport, Unbuffered {
  private final MemoryNetwork network;
  private final MemoryHost host;
  private final LoopPort port;
  private final Context context = Context.copyCurrent();
  private final @Nullable InetSocketAddress target;
  private final InetSocketAddress address;
  private final WaterMarks marks = new WaterMarks(WaterMarks.HIGH);
  private final Future<@Nullable Void> made;
  private final DropWatch unclosed;
  private DatagramProtocol protocol;
  private boolean closing;

  MemoryDatagrams(
      MemoryNetwork network, MemoryHost host, DatagramProtocol protocol, DatagramOptions options) {
    this.network = network;
    this.host = host;
    this.protocol = protocol;
    port = LoopPort.of(network.loop());
    target = resolved(options.remoteAddress());
    var local = resolved(options.localAddress());
    var peer = target == null ? InetAddress.getLoopbackAddress() : target.getAddress();
    if (local != null) address = host.withPort(local);
    else if (target != null) address = host.newAddress(peer);
    else address = host.withPort(new InetSocketAddress(0));
    host.bind(address, this);
    made = network.loop().createFuture();
    unclosed =
        DropWatch.watch(network.loop(), this, "unclosed datagram endpoint on " + address, () -> {});
    soon(() -> this.protocol.connectionMade(this));
    soon(
        () -> {
          if (!made.done()) made.setResult(null);
        });
  }

  Future<@Nullable Void> made() {
    return made;
  }

  private @Nullable InetSocketAddress resolved(@Nullable SocketAddress given) {
    if (!(given instanceof InetSocketAddress internet)) return null;
    if (!internet.isUnresolved()) return internet;
    var ip = network.names().resolve(internet.getHostString()).get(0);
    return new InetSocketAddress(ip, internet.getPort());
  }

  private void soon(Runnable callback) {
    network.loop().callSoon(callback, context);
  }

  // -- sending and receiving
  // -----------------------------------------------------------------------

  @Override
  public void sendTo(byte[] data) {
    if (target == null)
      throw new IllegalArgumentException(
          "sendTo() needs an address: " + this + " has no remote address of its own");
    sendTo(data, target);
  }

  @Override
  public void sendTo(byte[] data, SocketAddress to) {
    if (target != null && !to.equals(target))
      throw new IllegalArgumentException(
          "Invalid address: must be null or " + target + ", got " + to);
    if (!(to instanceof InetSocketAddress internet) || internet.isUnresolved())
      throw new IllegalArgumentException(
          "Invalid address: " + to + " is a name; look it up with loop.getAddrInfo first");
    if (closing) return;
    var ip = internet.getAddress();
    var peer = ip.isLoopbackAddress() ? host : network.names().hostOf(ip);
    var arrivals = network.linkOf(host, peer == null ? host : peer).arrivals();
    var from = ownAddress(ip);
    if (arrivals.isEmpty()) network.tell(from + " to " + to + " datagram lost");
    var copy = data.clone();
    for (long nanos : arrivals) port.schedule(nanos, () -> arrive(peer, copy, from, internet));
  }

  private InetSocketAddress ownAddress(InetAddress peer) {
    if (!address.getAddress().isAnyLocalAddress()) return address;
    var own = peer.isLoopbackAddress() ? peer : host.addresses().get(0);
    return new InetSocketAddress(own, address.getPort());
  }

  private void arrive(
      @Nullable MemoryHost peer, byte[] data, InetSocketAddress from, InetSocketAddress to) {
    var receiver = peer == null ? null : peer.datagramsAt(to);
    if (receiver != null) receiver.soon(() -> receiver.receive(data, from));
    else if (target != null) soon(() -> failed(new PortUnreachableException("Connection refused")));
  }

  private void receive(byte[] data, InetSocketAddress from) {
    if (closing || target != null && !from.equals(target)) return;
    protocol.datagramReceived(ByteBuffer.wrap(data), from);
  }

  private void failed(IOException error) {
    if (closing) return;
    try {
      protocol.errorReceived(error);
    } catch (Exception failure) {
      network
          .loop()
          .callExceptionHandler(
              new ExceptionContext(
                  "protocol.errorReceived() call failed.", failure, null, null, this, null));
    }
  }

  // -- ending
  // --------------------------------------------------------------------------------------

  @Override
  public void close() {
    if (closing) return;
    closing = true;
    host.unbind(address, this);
    unclosed.settle();
    soon(() -> protocol.connectionLost(null));
  }

  @Override
  public void abort() {
    close();
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  // -- the rest
  // ------------------------------------------------------------------------------------

  @Override
  public void setProtocol(BaseProtocol next) {
    if (!(next instanceof DatagramProtocol datagrams))
      throw new IllegalArgumentException(
          "protocol must be a DatagramProtocol, not " + next + ": " + this + " has datagrams");
    protocol = datagrams;
  }

  @Override
  public BaseProtocol protocol() {
    return protocol;
  }

  @Override
  public WaterMarks marks() {
    return marks;
  }

  @Override
  @SuppressWarnings("unchecked") // the key says what its value is
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    if (key == TransportInfo.LOCAL_ADDRESS) return (Optional<T>) Optional.of(address);
    if (key == TransportInfo.PEER_ADDRESS) return (Optional<T>) Optional.ofNullable(target);
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "<MemoryDatagrams "
        + (closing ? "closed" : "open")
        + " local="
        + address
        + (target == null ? "" : " remote=" + target)
        + ">";
  }
}
