package dev.asyncio4j.inspector;

import java.io.IOException;

/** Runs two programs, each on a copy of the engine of its own: one is on the class path. */
final class TwoEngines {
  private TwoEngines() {}

  public static void main(String[] args) {
    var other = new Thread(TwoEngines::inOwnLoader);
    other.start();
    Targets.main(new String[] {"site", "4"});
  }

  private static void inOwnLoader() {
    var path = System.getProperty("java.class.path");
    try {
      OwnLoader.main(new String[] {path, Targets.class.getName(), "album"});
    } catch (IOException | ReflectiveOperationException error) {
      throw new IllegalStateException("the second program does not start", error);
    }
  }
}
