namespace Glide.Cluster;

/// <summary>How the cluster stands after a run.</summary>
internal enum RefreshOutcome
{
    /// <summary>Nothing is known to be wrong: every slot has a primary, and all that are needed answer.</summary>
    Healthy,

    /// <summary>Something is still wrong: no view was agreed on, slots have no owner, or a primary does not answer.</summary>
    Trouble,
}
