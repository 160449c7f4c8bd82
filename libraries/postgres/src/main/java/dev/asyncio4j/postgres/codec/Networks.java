package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.InetNetwork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Addresses of networks and of their cards. */
final class Networks {
  private static final HexFormat MAC = HexFormat.ofDelimiter(":");

  private Networks() {}

  static @Nullable Object network(Object value) {
    if (value instanceof InetNetwork) return value;
    if (value instanceof InetAddress host) return InetNetwork.of(host);
    return value instanceof String text ? parsed(text) : null;
  }

  private static InetNetwork parsed(String text) {
    int slash = text.indexOf('/');
    var host = slash < 0 ? text : text.substring(0, slash);
    if (!host.matches("[0-9a-fA-F.:]+") || !(host.contains(".") || host.contains(":")))
      throw new DataConversionException(text + " is not an address"); // and no name to look up
    try {
      var address = InetAddress.getByName(host);
      if (slash < 0) return InetNetwork.of(address);
      return new InetNetwork(address, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException | NumberFormatException e) {
      throw new DataConversionException(text + " is not an address of a network", e);
    }
  }

  static void writeNetwork(Object value, Out out, boolean isCidr) {
    var network = (InetNetwork) value;
    var bytes = network.address().getAddress();
    out.i1(bytes.length == 4 ? 2 : 3).i1(network.prefix()).i1(isCidr ? 1 : 0);
    out.i1(bytes.length).raw(bytes);
  }

  static Object readNetwork(ByteBuffer in) {
    in.get(); // the family: the length tells it, too
    int prefix = in.get() & 0xff;
    in.get(); // whether it is a cidr
    var bytes = new byte[in.get()];
    in.get(bytes);
    try {
      return new InetNetwork(InetAddress.getByAddress(bytes), prefix);
    } catch (UnknownHostException e) {
      throw new DataConversionException("an address of " + bytes.length + " bytes", e);
    }
  }

  static @Nullable Object card(Object value, int length) {
    if (!(value instanceof String text)) return null;
    var digits = text.replaceAll("[:.-]", "");
    try {
      var bytes = HexFormat.of().parseHex(digits);
      return bytes.length == length ? bytes : null;
    } catch (IllegalArgumentException e) {
      throw new DataConversionException(text + " is not an address of a network card", e);
    }
  }

  static Object readCard(ByteBuffer in) {
    return MAC.formatHex(TypeCodec.rest(in));
  }
}
