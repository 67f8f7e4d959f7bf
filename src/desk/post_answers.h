// Which question a posting answers: one that the record has, or a comment of the bug, which is recorded as one with it.
#pragma once

#include "desk/post_plan.h"

namespace candor::desk {

// The question of the record that is named is there, and open.
Status question_there(const PostRequest& request, const lifecycle::Incident& incident);

// Of a comment that is named: fills in plan.request.answers and, where the record has no such question,
// plan.question. The bug has been read.
Status question_in_comment(PostPlan& plan, const lifecycle::Incident& incident);

}  // namespace candor::desk
