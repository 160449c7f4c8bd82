package dev.asyncio4j.kotlin;

import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.jvm.internal.ContinuationImpl;

/**
 * The frame below a {@code suspend} function that Java code calls. Its context is that of the call
 * that it goes on with, which makes it when it is asked: the frames that Kotlin's compiler makes
 * ask at once. It lets no Kotlin code extend this class.
 */
@SuppressWarnings("serial") // as the frames of Kotlin's compiler are, it is never serialised
final class CallFrame extends ContinuationImpl {

  CallFrame(Continuation<Object> call) {
    super(call, null);
  }

  @Override
  public CoroutineContext getContext() {
    return getCompletion().getContext();
  }

  @Override
  protected Object invokeSuspend(Object result) {
    ResultKt.throwOnFailure(result);
    return result;
  }
}
