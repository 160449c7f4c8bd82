package dev.asyncio4j.spi;

import dev.asyncio4j.Body;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.CancelScopes;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.lowlevel.Registration;
import dev.asyncio4j.lowlevel.VirtualTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The engine's side of {@code dev.asyncio4j.lowlevel}: a part of {@link AsyncioProvider}. */
public interface LowLevelFactory {
  /**
   * The engine of {@link LoopPort#of}.
   *
   * @param loop the loop
   * @return its port
   */
  LoopPort port(EventLoop loop);

  /**
   * The engine of {@link dev.asyncio4j.lowlevel.Instruments#add}.
   *
   * @param loop the loop
   * @param instrument the instrument
   */
  void addInstrument(EventLoop loop, Instrument instrument);

  /**
   * The engine of {@link dev.asyncio4j.lowlevel.Instruments#remove}.
   *
   * @param loop the loop
   * @param instrument the instrument
   */
  void removeInstrument(EventLoop loop, Instrument instrument);

  /**
   * The engine of {@link dev.asyncio4j.lowlevel.Instruments#addToAll}.
   *
   * @param instrument the instrument
   * @return removes it
   */
  Registration addInstrumentToAll(Instrument instrument);

  /**
   * The engine of {@link OutsideWork#begin}.
   *
   * @param loop the loop
   * @return the work
   */
  OutsideWork outsideWork(EventLoop loop);

  /**
   * The engine of {@link DropWatch#watch}.
   *
   * @param loop the loop
   * @param thing what is watched
   * @param message the warning
   * @param release what frees it
   * @return the watch
   */
  DropWatch watchDrop(EventLoop loop, Object thing, String message, Runnable release);

  /** {@return a new lot} */
  ParkingLot newParkingLot();

  /**
   * The engine of {@link CancelScopes#of}.
   *
   * @param task the task
   * @return its scopes
   */
  @Nullable CancelScopes cancelScopes(Task<?> task);

  /**
   * The engine of {@link CancelScopes#set}.
   *
   * @param task the task
   * @param scopes its scopes
   */
  void cancelScopes(Task<?> task, @Nullable CancelScopes scopes);

  /**
   * The engine of {@link CancelScopes#interruptWait}.
   *
   * @param task the task
   * @param reason the message
   * @return whether there was a wait to end
   */
  boolean interruptWait(Task<?> task, @Nullable String reason);

  /**
   * The engine of {@link CancelScopes#hearingOnce}.
   *
   * @param <T> the type of the result
   * @param wait the code
   * @return its result
   */
  <T extends @Nullable Object> T hearingOnce(Body<T> wait);

  /**
   * The engine of {@link VirtualTime#startingAt}.
   *
   * @param wall the time at the start
   * @return the clock
   */
  VirtualTime newVirtualTime(Instant wall);
}
