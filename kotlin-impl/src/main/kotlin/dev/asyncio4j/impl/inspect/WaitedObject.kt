package dev.asyncio4j.impl.inspect

import java.lang.reflect.Field
import java.lang.reflect.Modifier

/**
 * The queue, lock or other primitive of the engine that a suspended function belongs to: the object
 * around it, which its own fields lead to. So nothing is kept for each wait.
 */
internal object WaitedObject {
  private const val MOST_STEPS = 4
  private val rooms = arrayOf("dev.asyncio4j.impl.queues.", "dev.asyncio4j.impl.sync.")

  /** Returns that object; null if [function] has none, or it cannot be read. */
  fun of(function: Any): Any? {
    var at: Any = function
    repeat(MOST_STEPS) {
      if (at.javaClass.isPrimitiveOfEngine()) return at
      val fields = at.javaClass.declaredFields.filter { !Modifier.isStatic(it.modifiers) }
      val values = fields.mapNotNull { it.valueIn(at) }
      values
        .firstOrNull { it.javaClass.isPrimitiveOfEngine() }
        ?.let {
          return it
        }
      at = fields.firstOrNull { it.name == "this$0" }?.valueIn(at) ?: return null
    }
    return null
  }

  private fun Field.valueIn(owner: Any): Any? =
    if (type.isPrimitive) null
    else
      try {
        isAccessible = true
        get(owner)
      } catch (_: ReflectiveOperationException) {
        null
      } catch (_: RuntimeException) {
        null // it is not open
      }

  private fun Class<*>.isPrimitiveOfEngine() =
    rooms.any(name::startsWith) && simpleName.endsWith("Impl") && enclosingClass == null
}
