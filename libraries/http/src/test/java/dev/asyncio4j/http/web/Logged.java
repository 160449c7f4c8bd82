package dev.asyncio4j.http.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger gets while this is open; it is kept off the console. */
final class Logged extends Handler implements AutoCloseable {
  private final Logger logger;
  private final Level before;
  private final boolean parents;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  Logged(String name, Level level) {
    logger = Logger.getLogger(name);
    before = logger.getLevel();
    parents = logger.getUseParentHandlers();
    logger.setUseParentHandlers(false);
    logger.setLevel(level);
    setLevel(Level.ALL);
    logger.addHandler(this);
  }

  static Logged server() {
    return new Logged("dev.asyncio4j.http.web", Level.INFO);
  }

  List<LogRecord> records() {
    return records;
  }

  List<String> messages() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(parents);
    logger.setLevel(before);
  }
}
