package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One method of one path: the body of a 200, without its request id, or an {@link ApiProblem}. */
@FunctionalInterface
interface Endpoint {

  ObjectNode answer(Ask ask);
}
