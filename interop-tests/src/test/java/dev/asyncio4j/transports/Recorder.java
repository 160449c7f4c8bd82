package dev.asyncio4j.transports;

import dev.asyncio4j.testing.Trail;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A protocol that notes what it is told. */
class Recorder implements Protocol {
  final Trail trail = Trail.create();
  final ByteArrayOutputStream received = new ByteArrayOutputStream();
  @Nullable Transport transport;
  @Nullable Throwable lostBecause;

  @Override
  public void connectionMade(Transport transport) {
    this.transport = transport;
    trail.add("made");
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    if (received.size() == 0) trail.add("data");
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    received.writeBytes(bytes);
  }

  @Override
  public boolean eofReceived() {
    trail.add("eof");
    return false;
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    lostBecause = error;
    trail.add("lost");
  }

  @Override
  public void pauseWriting() {
    trail.add("pause");
  }

  @Override
  public void resumeWriting() {
    trail.add("resume");
  }

  boolean isLost() {
    return trail.lines().contains("lost");
  }

  String text() {
    return received.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
