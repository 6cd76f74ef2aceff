package io.github.gongjdbc.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One method of one path: the body of a 200, without its request id, or an {@link ApiProblem}. */
@FunctionalInterface
public interface EndpointHandler {

  ObjectNode answer(SandboxCall sandboxCall);
}
