package dev.asyncio4j.examples.guests;

import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Value;

/**
 * A protocol whose events Python's {@code ProtocolFace} hears. Bytes go as text of Latin-1, one
 * letter each.
 */
final class GuestProtocol implements Protocol {
  private final Value face;

  GuestProtocol(Value face) {
    this.face = face;
  }

  @Override
  public void connectionMade(Transport transport) {
    face.invokeMember("made", transport);
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    face.invokeMember("data", StandardCharsets.ISO_8859_1.decode(data).toString());
  }

  @Override
  public boolean eofReceived() {
    return face.invokeMember("eof").asBoolean();
  }

  @Override
  public void connectionLost(Throwable error) {
    face.invokeMember("lost", error);
  }

  @Override
  public void pauseWriting() {
    face.invokeMember("pause");
  }

  @Override
  public void resumeWriting() {
    face.invokeMember("resume");
  }
}
