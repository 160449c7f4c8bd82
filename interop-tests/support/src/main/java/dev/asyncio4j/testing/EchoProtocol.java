package dev.asyncio4j.testing;

import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;

/** Writes back what comes; with streams it is {@link Ends#echo}. */
public class EchoProtocol implements Protocol {
  private Transport transport;

  @Override
  public void connectionMade(Transport made) {
    transport = made;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    transport.write(data);
  }
}
