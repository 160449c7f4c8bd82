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
import org.jspecify.annotations.Nullable;

/** The engine's side of {@code dev.asyncio4j.lowlevel}: a part of {@link AsyncioProvider}. */
public interface LowLevelFactory {
  /**
   * Is {@link LoopPort#of}.
   *
   * @param loop the loop
   * @return its port
   */
  LoopPort port(EventLoop loop);

  /**
   * Is {@link dev.asyncio4j.lowlevel.Instruments#add}.
   *
   * @param loop the loop
   * @param instrument the instrument
   */
  void addInstrument(EventLoop loop, Instrument instrument);

  /**
   * Is {@link dev.asyncio4j.lowlevel.Instruments#remove}.
   *
   * @param loop the loop
   * @param instrument the instrument
   */
  void removeInstrument(EventLoop loop, Instrument instrument);

  /**
   * Is {@link dev.asyncio4j.lowlevel.Instruments#addToAll}.
   *
   * @param instrument the instrument
   * @return removes it
   */
  Registration addInstrumentToAll(Instrument instrument);

  /**
   * Is {@link OutsideWork#begin}.
   *
   * @param loop the loop
   * @return the work
   */
  OutsideWork outsideWork(EventLoop loop);

  /**
   * Is {@link DropWatch#watch}.
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
   * Is {@link CancelScopes#of}.
   *
   * @param task the task
   * @return its scopes
   */
  @Nullable CancelScopes cancelScopes(Task<?> task);

  /**
   * Is {@link CancelScopes#set}.
   *
   * @param task the task
   * @param scopes its scopes
   */
  void cancelScopes(Task<?> task, @Nullable CancelScopes scopes);

  /**
   * Is {@link CancelScopes#interruptWait}.
   *
   * @param task the task
   * @param reason the message
   * @return whether there was a wait to end
   */
  boolean interruptWait(Task<?> task, @Nullable String reason);

  /**
   * Is {@link CancelScopes#hearingOnce}.
   *
   * @param <T> the type of the result
   * @param wait the code
   * @return its result
   */
  <T extends @Nullable Object> T hearingOnce(Body<T> wait);
}
